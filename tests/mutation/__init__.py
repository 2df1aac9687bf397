"""Which changes of the rules and of the sandbox would no test miss? make mutants."""
