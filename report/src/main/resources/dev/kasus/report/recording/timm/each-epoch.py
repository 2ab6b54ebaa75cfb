
# in train.py, before update_summary
train_metrics.update({measure})
