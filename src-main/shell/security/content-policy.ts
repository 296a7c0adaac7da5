/** What a page may load: its own files only. Scripts are never inline, so injected text cannot run. */
const DIRECTIVES = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  // Mantine writes its theme variables into a <style> element.
  'style-src': ["'self'", "'unsafe-inline'"],
  // The map paints its symbols from memory.
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'", 'data:'],
  'media-src': ["'self'", 'data:', 'blob:'],
  'connect-src': ["'self'"],
  // The map's worker starts from a blob that imports our own file.
  'worker-src': ["'self'", 'blob:'],
  'object-src': ["'none'"],
  'frame-src': ["'none'"],
  'frame-ancestors': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
}

export const CONTENT_POLICY = Object.entries(DIRECTIVES)
  .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
  .join('; ')
