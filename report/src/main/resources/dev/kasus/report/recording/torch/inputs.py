def input_values(train, validation):  # tensors of 500 inputs of the network or so
    values = {}
    for split, images in (("train", train), ("validation", validation)):
        values[f"input/{split}-mean"] = images.mean().item()
        values[f"input/{split}-std"] = images.std().item()
        values[f"input/{split}-contrast"] = images.flatten(1).std(1).mean().item()
        rms = images.diff(dim=-1).square().mean().sqrt()
        values[f"input/{split}-pixel-gradient-rms"] = rms.item()
    return values
