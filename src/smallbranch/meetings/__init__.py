"""The plan, events with segments, attendance, votes, minutes, decisions and make-ups."""
