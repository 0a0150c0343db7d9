"""Project-team cells with members and milestones."""
