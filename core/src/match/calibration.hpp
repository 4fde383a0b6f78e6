#pragma once

#include <vector>

namespace guichet::match {

// What came of a pair.
struct Outcome {
  double score;  // log-odds
  bool is_same;
};

// Makes a probability of a score, never falling: straight lines between points. Without points it is the
// logistic function, which is what the score means.
class Calibration {
 public:
  struct Point {
    double score;
    double certainty;
  };

  Calibration() = default;
  // In the order of their scores; certainties within 0 and 1 that never fall.
  explicit Calibration(std::vector<Point> points) : points_(std::move(points)) {}

  double certainty(double score) const;
  const std::vector<Point>& points() const { return points_; }

 private:
  std::vector<Point> points_;
};

// Learns a calibration of confirmed outcomes: isotonic regression (pool adjacent violators; Zadrozny and
// Elkan, KDD 2002) over bins of a quarter of a nat, each with ten more outcomes that follow Platt's curve of
// all. Fewer than 200 outcomes, or of one kind only, give the calibration without points.
Calibration learn_calibration(std::vector<Outcome> outcomes);

}  // namespace guichet::match
