# in the training loop, behind the forward pass; both begin an epoch at 0
correct += (logits.argmax(1) == labels).sum().item()
seen += len(labels)
# at the end of the epoch
record("train/accuracy", correct / seen)
