def class_values(logits, labels, classes):  # of all validation images; names sorted
    def auc(score, positive):
        rest, n, m = np.sort(score[~positive]), positive.sum(), (~positive).sum()
        below = np.searchsorted(rest, score[positive], "left")  # ties count half
        below = below + np.searchsorted(rest, score[positive], "right")
        area = below.sum() / (2 * n * m)
        q, r = area / (2 - area), 2 * area**2 / (1 + area)
        variance = area * (1 - area) + (n - 1) * (q - area**2) + (m - 1) * (r - area**2)
        return area, (max(variance, 0) / (n * m)) ** 0.5  # Hanley and McNeil, 1982

    values = {}
    shares = np.exp(logits - logits.max(1, keepdims=True))
    shares /= shares.sum(1, keepdims=True)
    for c, name in enumerate(classes):
        pairs = {}
        for other in set(range(len(classes))) - {c}:
            both = (labels == c) | (labels == other)
            margin = (logits[:, c] - logits[:, other])[both]
            pairs[other] = auc(margin, (labels == c)[both])
        rival = min(pairs, key=pairs.get)
        area, error = auc(shares[:, c], labels == c)
        values[f"class/{name}/auc"] = area
        values[f"class/{name}/auc-standard-error"] = error
        values[f"class/{name}/most-confused-class"] = rival
        area, error = pairs[rival]
        values[f"class/{name}/pairwise-auc"] = area
        values[f"class/{name}/pairwise-auc-standard-error"] = error
    return values
