def shared_groups(train, validation):  # the track or individual of each image
    known = set(train)
    shared = sum(group in known for group in validation)
    return {"input/shared-group-fraction": shared / len(validation)}
