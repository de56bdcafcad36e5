"""Grows the trees of the ECG evidence model.

usage: train.py FEATURES.csv TRAINED.json

Hyperparameters and the number of trees are fixed below; they were chosen on `val` among the few that are named there. Probabilities are calibrated on
out-of-fold log-odds of `train`, so that `val` stays a fair check of the calibration. One thread and a fixed seed: the same table gives the same file.
"""

import csv
import json
import sys

import numpy as np
import xgboost as xgb

SEED = 20261123
FOLDS = 5
# Tried on val with the MI head: depth 3 and 4, rate 0.05 and 0.08, columns 0.2 and 0.4, child weight 3 and 6, 200 and 300 trees. All lay within 0.006
# of AUC, which is noise for 55 positives; these were among the best.
PARAMETERS = {
    "objective": "binary:logistic",
    "max_depth": 4,
    "eta": 0.05,
    "min_child_weight": 6,
    "subsample": 0.7,
    "colsample_bytree": 0.4,
    "lambda": 2.0,
    "tree_method": "exact",
    "base_score": 0.5,
    "nthread": 1,
    "seed": SEED,
}
TREES = 300
ABOUT = ["id", "split", "rate", "injuryMv", "territory", "NORM", "MI", "STTC", "CD", "HYP"]
QUANTILES = (0.5, 99.5)
GOLDEN_ROWS = 40


def main(source, target):
    names, about, x = read(source)
    train = about["split"] == "train"
    heads = {name: grow(name, about, x, train) for name in HEADS}
    low, high = np.nanpercentile(x[train], QUANTILES, axis=0)
    outside = ((x[train] < low) | (x[train] > high)).sum(axis=1)
    real_normal = train & (about["NORM"] == 1) & ~about["simulated"]
    golden = golden_rows(low, high)
    trained = {
        "features": names,
        "ranges": [[short(a), short(b)] for a, b in zip(low, high)],
        "mostOutside": int(np.percentile(outside, 99)),
        "typicalNormal": [short(v) for v in np.nanmedian(x[real_normal], axis=0)],
        "rows": {"real": int((train & ~about["simulated"]).sum()), "simulated": int((train & about["simulated"]).sum())},
        "heads": [trained_head(name, heads[name], golden) for name in HEADS],
        "goldenRows": [[None if np.isnan(v) else float(v) for v in row] for row in golden],
    }
    with open(target, "w") as file:
        json.dump(trained, file, separators=(",", ":"))
        file.write("\n")


def read(source):
    with open(source) as file:
        header, *rows = csv.reader(file)
    names = header[len(ABOUT) :]
    column = {name: np.array([row[k] for row in rows]) for k, name in enumerate(ABOUT)}
    about = {name: column[name].astype(int) for name in ("id", "NORM", "MI", "STTC", "rate")}
    about["split"] = column["split"]
    about["simulated"] = column["injuryMv"] != ""
    x = np.array([[float(v) if v else np.nan for v in row[len(ABOUT) :]] for row in rows], dtype=np.float32)
    copies = {}
    for i, row_id in enumerate(about["id"]):
        if not about["simulated"][i]:
            copies[row_id] = copies.get(row_id, 0) + 1
    # A recording that is there at both rates counts once, as two halves; of a simulated injury there are two.
    about["weight"] = np.array(
        [0.5 if about["simulated"][i] else 1.0 / copies[row_id] for i, row_id in enumerate(about["id"])]
    )
    return names, about, x


# Label of each head, and the rows it may learn from. Simulated injury has no MI and no ST-T label, since nobody read it; real infarcts have no injury
# label, since some of them may be fresh.
HEADS = {
    "normal": lambda a: (a["NORM"] * ~a["simulated"], np.ones(len(a["id"]), bool)),
    "miPattern": lambda a: (a["MI"], ~a["simulated"]),
    "stTChange": lambda a: (a["STTC"], ~a["simulated"]),
    "injury": lambda a: (a["simulated"].astype(int), a["simulated"] | (a["MI"] == 0)),
}


def grow(name, about, x, train):
    label, usable = HEADS[name](about)
    rows = train & usable
    weight = about["weight"]
    # Folds are blocks of ids: recordings of one patient mostly have neighbouring ids.
    fold = (about["id"] * FOLDS) // (about["id"].max() + 1)
    margin = np.zeros(len(label))
    for k in range(FOLDS):
        fitted = fit(x, label, weight, rows & (fold != k))
        held = rows & (fold == k)
        margin[held] = fitted.predict(xgb.DMatrix(x[held]), output_margin=True)
    slope, intercept = platt(margin[rows], label[rows], weight[rows])
    booster = fit(x, label, weight, rows)
    report(name, booster, slope, intercept, about, x, label, usable, margin, rows)
    return booster, slope, intercept


def fit(x, label, weight, rows):
    data = xgb.DMatrix(x[rows], label=label[rows], weight=weight[rows])
    return xgb.train(PARAMETERS, data, num_boost_round=TREES)


def platt(margin, label, weight):
    """Newton's method on the two parameters of a logistic regression."""
    beta = np.array([1.0, 0.0])
    design = np.column_stack([margin, np.ones(len(margin))])
    for _ in range(50):
        p = 1 / (1 + np.exp(-design @ beta))
        gradient = design.T @ (weight * (label - p))
        hessian = (design * (weight * p * (1 - p))[:, None]).T @ design
        beta = beta + np.linalg.solve(hessian, gradient)
    return float(short(beta[0])), float(short(beta[1]))


def report(name, booster, slope, intercept, about, x, label, usable, margin, rows):
    val = (about["split"] == "val") & usable
    for rate in (100, 500):
        use = val & (about["rate"] == rate)
        z = slope * booster.predict(xgb.DMatrix(x[use]), output_margin=True) + intercept
        p = 1 / (1 + np.exp(-z))
        print(f"{name} val@{rate} n={use.sum()} auc={auc(p, label[use]):.4f} brier={np.mean((p - label[use]) ** 2):.4f}")
    print(f"{name} out-of-fold auc={auc(margin[rows], label[rows]):.4f} slope={slope} intercept={intercept}")


def auc(score, label):
    if label.min() == label.max():
        return float("nan")
    order = np.argsort(score, kind="stable")
    rank = np.empty(len(score))
    rank[order] = np.arange(1, len(score) + 1)
    positive = label == 1
    return (rank[positive].sum() - positive.sum() * (positive.sum() + 1) / 2) / (positive.sum() * (~positive).sum())


def golden_rows(low, high):
    """Rows within the training range and one with nothing: they test the graph, not the model's sense."""
    random = np.random.RandomState(SEED)
    rows = (low + random.rand(GOLDEN_ROWS, len(low)) * (high - low)).round(3).astype(np.float32)
    rows[random.rand(*rows.shape) < 0.05] = np.nan
    rows[-1] = np.nan
    return rows


def trained_head(name, head, golden):
    booster, slope, intercept = head
    model = json.loads(booster.save_raw("json"))["learner"]["gradient_booster"]["model"]
    return {
        "name": name,
        "slope": slope,
        "intercept": intercept,
        "trees": [tree_of(tree) for tree in model["trees"]],
        # XGBoost's own answers to the golden rows, before calibration.
        "goldenMargins": [float(v) for v in booster.predict(xgb.DMatrix(golden), output_margin=True)],
    }


def tree_of(tree):
    return {
        "feature": tree["split_indices"],
        # Threshold of a branch, value of a leaf.
        "value": [short(v) for v in tree["split_conditions"]],
        "left": tree["left_children"],
        "right": tree["right_children"],
        "missingLeft": [int(v) for v in tree["default_left"]],
    }


def short(value):
    """The shortest decimal that is the same single."""
    return float(str(np.float32(value)))


if __name__ == "__main__":
    main(*sys.argv[1:])
