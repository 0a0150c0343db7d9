"""发展党员: from the application to full membership, 25 steps with their time limits, papers, contacts and notices."""
