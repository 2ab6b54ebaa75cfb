model.compile(metrics=["accuracy"], ...)
