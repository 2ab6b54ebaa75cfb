
def compute_metrics(prediction):  # Trainer(..., compute_metrics=compute_metrics)
    return class_values(prediction.predictions, prediction.label_ids, classes)
