"""What a batch has found, as one page that can be sent, printed and cited."""
