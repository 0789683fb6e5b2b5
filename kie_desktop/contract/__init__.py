"""Plain values that cross processes and rooms: messages, events, configurations, packs, catalogue."""
