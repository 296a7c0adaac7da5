/** The records that fit the search, page by page, newest first; read anew when another incident is archived. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { useBoard } from '../../state/board.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useSite } from '../../state/use-site.ts'
import { useArchiveDesk } from './archive-desk.ts'
import { spanOf } from './day-span.rules.ts'

const PAGE = 100

export const useSearch = () => {
  const { client } = useSeat()
  const timezone = useSite()?.timezone ?? 'Asia/Shanghai'
  const { from, to, words, ...equal } = useDeferredValue(useArchiveDesk((desk) => desk.search))
  const archived = useBoard((board) => [...board.incidents.values()].filter(({ state }) => state === 'archived').length)
  const asked = {
    words,
    ...Object.fromEntries(Object.entries(equal).filter(([, value]) => value !== null)),
    ...spanOf(from, to, timezone),
  }
  return useInfiniteQuery({
    queryKey: ['archive', 'search', asked, archived],
    queryFn: ({ pageParam }) => client.archive.search({ ...asked, limit: PAGE, ...(pageParam && { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  })
}
