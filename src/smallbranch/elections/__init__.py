"""换届 and 补选: the checklist, the ballots, the result that becomes posts of a term."""
