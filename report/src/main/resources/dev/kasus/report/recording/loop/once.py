
# once, before the training loop
step = 0
record_all({measure})
