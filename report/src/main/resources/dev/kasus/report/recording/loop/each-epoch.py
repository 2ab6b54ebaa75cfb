
# at the end of each epoch
record_all({measure})
