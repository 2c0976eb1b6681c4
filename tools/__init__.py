"""What is run when data are changed or the project is built; none of it is installed."""
