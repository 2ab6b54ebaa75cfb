# in the training loop; both begin an epoch at 0
loss_sum += loss.item() * len(labels)
seen += len(labels)
# at the end of the epoch
record("train/loss", loss_sum / seen)
