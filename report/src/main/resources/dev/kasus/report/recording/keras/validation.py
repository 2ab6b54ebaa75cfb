model.compile(..., metrics=["accuracy"])
model.fit(..., validation_data=(validation_images, validation_labels))
