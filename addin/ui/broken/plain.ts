// How the whole pane looks where nothing of its theme can be had.
export const plain = {
  fontFamily: 'system-ui, sans-serif',
  fontSize: 14,
  padding: 12,
  colorScheme: 'light dark',
} as const;
