# train.py writes train_loss into summary.csv by itself, unless --output is empty
