/** Where the phone is, while the person agrees and is on duty: told to the desk when it is news. */
import { useEffect, useRef } from 'react'
import { create } from 'zustand'
import type { Staff } from '../../../src-preload/contract/people.contract.ts'
import { useHandsetDesk } from '../handset-context.tsx'
import { useHandset } from '../handset-state.ts'
import { type Fix, isNews } from './position.rules.ts'

interface PositionState {
  here: Fix | null
  failure: 'denied' | 'failed' | null
}

export const usePositionState = create<PositionState>(() => ({ here: null, failure: null }))

/** A fix of this age is as good as a new one while nothing runs, in ms. */
const OLD_IS_GOOD_MS = 30_000

/** `isUnderway`: an order runs, so exactness is worth the battery. */
export const usePosition = (me: Staff | null, isUnderway: boolean): Fix['lngLat'] | null => {
  const { press } = useHandsetDesk()
  const sharing = useHandset((state) => state.sharing)
  const here = usePositionState((state) => state.here)
  const sent = useRef<Fix | null>(null)
  const isOn = sharing === true && me !== null && me.state !== 'offDuty'
  useEffect(() => {
    if (!isOn || !('geolocation' in navigator)) return
    const found = ({ coords, timestamp }: GeolocationPosition) => {
      const fix: Fix = { lngLat: [coords.longitude, coords.latitude], accuracyM: Math.min(coords.accuracy, 100_000), at: timestamp }
      usePositionState.setState({ here: fix, failure: null })
      if (!isNews(sent.current, fix, isUnderway)) return
      sent.current = fix
      press({ kind: 'position', lngLat: fix.lngLat, accuracyM: fix.accuracyM })
    }
    const failed = ({ code, PERMISSION_DENIED }: GeolocationPositionError) =>
      usePositionState.setState({ failure: code === PERMISSION_DENIED ? 'denied' : 'failed' })
    const watch = navigator.geolocation.watchPosition(found, failed, {
      enableHighAccuracy: isUnderway,
      maximumAge: isUnderway ? 0 : OLD_IS_GOOD_MS,
    })
    return () => {
      navigator.geolocation.clearWatch(watch)
      usePositionState.setState({ here: null, failure: null })
    }
  }, [isOn, isUnderway, press])
  return here?.lngLat ?? null
}
