model.compile(..., metrics=["accuracy"])
