"""The work year's organisational-life meeting, appraisal and talks, from what registers, meetings and roster hold."""
