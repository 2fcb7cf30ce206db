"""jieba and scikit-learn's TfidfVectorizer over a folder of reports; prints one line of JSON.

The clock runs from the listing of the files to the matrix; loading jieba's dictionary is not in it.
"""

import json
import os
import sys
import time

import jieba
import sklearn
from sklearn.feature_extraction.text import TfidfVectorizer


def texts(folder):
    for parent, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            with open(os.path.join(parent, name), encoding="utf-8") as lines:
                if name.endswith(".jsonl"):
                    for line in lines:
                        yield json.loads(line)["text"]
                else:
                    yield lines.read()


jieba.setLogLevel("ERROR")
jieba.initialize()
begin, begin_cpu = time.perf_counter(), time.process_time()
vectorizer = TfidfVectorizer(tokenizer=lambda text: [word for word in jieba.cut(text) if len(word) > 1],
                             token_pattern=None, lowercase=False)
matrix = vectorizer.fit_transform(texts(sys.argv[1]))
print(json.dumps({
    "seconds": time.perf_counter() - begin,
    "cpu_seconds": time.process_time() - begin_cpu,
    "reports": matrix.shape[0],
    "terms": matrix.shape[1],
    "versions": "jieba %s, scikit-learn %s" % (jieba.__version__, sklearn.__version__),
}))
