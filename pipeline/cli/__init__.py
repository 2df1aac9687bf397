"""The command line: the one room that prints, reads the clock and the environment, and exits."""
