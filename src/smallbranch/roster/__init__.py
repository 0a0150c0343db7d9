"""The branch, its posts, cells, members, their intervals and absences."""
