"""What a run has found, written for people and for the tools that read it; prints nothing."""
