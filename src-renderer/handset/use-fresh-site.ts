/** The site on the phone: kept for dead spots, asked for again when another plan is in force. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useSite } from '../state/use-site.ts'
import { useHandset } from './handset-state.ts'
import { keep } from './keep.ts'

export const useFreshSite = () => {
  const queries = useQueryClient()
  const site = useSite()
  const version = useHandset((state) => state.picture?.siteVersion)
  useEffect(() => {
    if (site) void keep('site', site)
  }, [site])
  useEffect(() => {
    if (site && version !== undefined && site.version !== version) void queries.invalidateQueries({ queryKey: ['site'] })
  }, [queries, site, version])
}
