"""The command line: arguments are understood here and failures told; all else is the library's."""
