/** Paints the marked reading of the chain's proof, and tells the core when it is on the glass: two frames later. */
import { useEffect } from 'react'
import { useBoard } from './board.ts'
import { useSeat } from './seat-context.tsx'

export function ProofMark() {
  const { client } = useSeat()
  const proof = useBoard((board) => board.health?.proof)
  const nonce = proof?.state === 'running' ? proof.nonce : null
  useEffect(() => {
    if (nonce === null) return
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => void client.system.painted({ nonce }).catch(() => undefined))
    })
    return () => cancelAnimationFrame(frame)
  }, [nonce, client])
  return nonce === null ? null : <i className="proof-mark" data-nonce={nonce} aria-hidden="true" />
}
