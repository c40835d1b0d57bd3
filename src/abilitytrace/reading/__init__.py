"""Files → records, or every problem in them with file, line and column."""
