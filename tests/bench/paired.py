"""Two ways to the same thing, measured in turn."""

import statistics
import time
from collections.abc import Callable

from pytest_benchmark.fixture import BenchmarkFixture


def paired(
    benchmark: BenchmarkFixture,
    name: str,
    ours: Callable[[], object],
    reference: Callable[[], object],
    rounds: int = 7,
) -> None:
    """Run A B A B ... after a warm-up of each, and print the median of the pairwise ratios.

    The pairs alternate because a shared machine changes its speed from minute to minute.
    """
    ours()
    reference()
    ratios: list[float] = []
    seconds: list[tuple[float, float]] = []
    for _ in range(rounds):
        pair = (_timed(ours), _timed(reference))
        seconds.append(pair)
        ratios.append(pair[0] / pair[1])
    benchmark.extra_info["ratio"] = statistics.median(ratios)
    print(
        f"\n{name}: {statistics.median(ratios):.3f} x the reference"
        f" ({min(ratios):.3f} to {max(ratios):.3f}),"
        f" {statistics.median(pair[0] for pair in seconds):.3f} s"
        f" against {statistics.median(pair[1] for pair in seconds):.3f} s"
    )
    benchmark.pedantic(ours, rounds=1, iterations=1)


def told(benchmark: BenchmarkFixture, name: str, run: Callable[[], object], goal: float) -> None:
    """Run five times and print the median beside the goal, both in seconds."""
    seconds = [_timed(run) for _ in range(5)]
    print(f"\n{name}: {statistics.median(seconds):.2f} s, goal {goal} s")
    benchmark.pedantic(run, rounds=1, iterations=1)


def _timed(run: Callable[[], object]) -> float:
    began = time.perf_counter()
    run()
    return time.perf_counter() - began
