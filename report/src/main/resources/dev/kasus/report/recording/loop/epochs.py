# at the end of the epoch; epoch counts from 0
record("progress/epoch", epoch + 1)
