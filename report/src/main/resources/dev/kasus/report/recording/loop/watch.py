
{watch}  # once, before the training loop
# in the training loop, every 50 steps
values = {tag: float(value) for tag, value in {values}.items()}
record_all(values)
