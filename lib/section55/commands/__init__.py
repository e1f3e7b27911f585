"""The commands, one a module; each is light to import and brings in what it needs when it is called."""
