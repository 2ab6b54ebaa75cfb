# train.py writes eval_loss and eval_top1 into summary.csv by itself, where
# there is a validation split
