
# in train.py, where the optimizer is made
{watch}
# before update_summary
train_metrics.update({tag: float(value) for tag, value in {values}.items()})
