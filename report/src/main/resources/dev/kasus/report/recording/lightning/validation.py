# in validation_step
hits = (logits.argmax(1) == labels).float().mean()
self.log("validation/accuracy", hits)
self.log("validation/loss", torch.nn.functional.cross_entropy(logits, labels))
