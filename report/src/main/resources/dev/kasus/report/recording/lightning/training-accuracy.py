# in training_step, behind the forward pass
hits = (logits.argmax(1) == labels).float().mean()
self.log("train/accuracy", hits, on_step=False, on_epoch=True)
