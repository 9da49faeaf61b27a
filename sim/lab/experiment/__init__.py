"""What is asked: experiment files, their designs, and the runs that follow from them."""
