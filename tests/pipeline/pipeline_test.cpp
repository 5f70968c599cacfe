// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "segmentiq/pipeline/pipeline.hpp"

#include <stop_token>
#include <string>
#include <type_traits>
#include <vector>

#include "segmentiq/decomposition/pca.hpp"
#include "segmentiq/dendrogram/cut.hpp"
#include "segmentiq/preprocess/standard_scaler.hpp"
#include "segmentiq/quality/silhouette.hpp"
#include "support/catch.hpp"
#include "support/linkage_once.hpp"
#include "support/random_data.hpp"

using namespace segmentiq;
using namespace segmentiq::testing;

// ---- which of the shipped types play which role, and which do not ----

static_assert(Transformer<StandardScaler, Matrix<double>> && Transformer<StandardScaler, FeatureMatrix>);
static_assert(Transformer<Pca<>, Matrix<double>>);
static_assert(FittedTransformer<FittedStandardScaler, Matrix<double>>);
static_assert(!FittedTransformer<StandardScaler, Matrix<double>>);  // not fitted yet: no transform
static_assert(!Transformer<FittedStandardScaler, Matrix<double>>);  // fitted already: no fit
static_assert(!Transformer<StandardScaler, std::string> && !Transformer<Ward, Matrix<double>> &&
              !Transformer<MaxClust, Matrix<double>> && !Transformer<Silhouette, Matrix<double>>);

static_assert(Clusterer<Ward, Matrix<double>> && Clusterer<Single, Matrix<double>> &&
              Clusterer<Median, FeatureMatrix> && Clusterer<Linkage, Matrix<double>> &&
              Clusterer<Linkage, FeatureMatrix>);
static_assert(!Clusterer<Ward, std::string> && !Clusterer<StandardScaler, Matrix<double>> &&
              !Clusterer<MaxClust, Matrix<double>> && !Clusterer<Method, std::string>);

static_assert(Cutter<MaxClust, Dendrogram> && !Cutter<MaxClust, Matrix<double>> &&
              !Cutter<Ward, Dendrogram> && !Cutter<Silhouette, Dendrogram>);
static_assert(Evaluator<Silhouette, Matrix<double>, Partition> &&
              !Evaluator<Silhouette, std::string, Partition> &&
              !Evaluator<MaxClust, Matrix<double>, Partition>);

namespace {

// ---- archetypes: stages over types of their own, with nothing but what the concepts ask for ----

/// A value that can be copied and no more.
struct Token {
  std::string trail;
};
struct Tree {
  std::string trail;
};
struct Cut {
  std::string trail;
};
struct FittedStep {
  std::string seen;
  char name;
  Token transform(const Token& in) const { return {in.trail + name}; }
};
struct Step {
  char name = 'a';
  FittedStep fit(const Token& in) const { return {in.trail, name}; }
};
struct Cluster {};
Tree cluster(const Cluster&, const Token& in, const Execution&) {
  return {in.trail + "T"};
}
struct Cutting {
  Cut cut(const Tree& tree) const { return {tree.trail + "C"}; }
};
struct Judge {
  std::string evaluate(const Token& in, const Cut& cut, const Execution&) const {
    return in.trail + "|" + cut.trail;
  }
};
struct Count {
  int evaluate(const Token&, const Cut& cut, const Execution&) const {
    return static_cast<int>(cut.trail.size());
  }
};

static_assert(FittedTransformer<FittedStep, Token> && Transformer<Step, Token> && Clusterer<Cluster, Token> &&
              Cutter<Cutting, Tree> && Evaluator<Judge, Token, Cut>);
static_assert(!Transformer<Step, Tree> && !Clusterer<Cluster, Tree> && !Cutter<Cutting, Token> &&
              !Evaluator<Judge, Tree, Cut> && !FittedTransformer<Step, Token>);
static_assert(std::is_same_v<fitted_t<Step, Token>, FittedStep> &&
              std::is_same_v<transformed_t<Step, Token>, Token>);

template<class P>
concept HasDendrogram = requires(const P& p) {
  p.dendrogram();
};
template<class P>
concept HasPartition = requires(const P& p) {
  p.partition();
};

/// Notes which threads each of its functions was told to use.
struct TakesExecution {
  struct Fitted {
    int fit_threads;
    int* transform_threads;
    Token transform(const Token& in) const { return in; }
    Token transform(const Token& in, const Execution& execution) const {
      *transform_threads = execution.threads;
      return in;
    }
  };
  int* transform_threads;
  Fitted fit(const Token&) const { return {-1, transform_threads}; }
  Fitted fit(const Token&, const Execution& execution) const {
    return {execution.threads, transform_threads};
  }
};

/// Notes which threads it was told to use; can be cut without, too.
struct CutTakesExecution {
  int* threads;
  auto cut(const auto& tree) const { return Cutting{}.cut(tree); }
  auto cut(const auto& tree, const Execution& execution) const {
    *threads = execution.threads;
    return Cutting{}.cut(tree);
  }
};

}  // namespace

TEST_CASE("a pipeline runs its stages in order and keeps what each found", "[pipeline]") {
  const auto fitted = Pipeline{Step{'a'}, Step{'b'}, Cluster{}, Cutting{}, Judge{}, Count{}}.fit(Token{"x"});
  CHECK(fitted.observations().trail == "xab");
  CHECK(fitted.transformer<0>().seen == "x");
  CHECK(fitted.transformer<1>().seen == "xa");
  CHECK(fitted.dendrogram().trail == "xabT");
  CHECK(fitted.partition().trail == "xabTC");
  CHECK(fitted.evaluation<std::string>() == "xab|xabTC");
  CHECK(fitted.evaluation<0>() == "xab|xabTC");
  CHECK(fitted.evaluation<int>() == 5);
  CHECK(fitted.transform(Token{"new"}).trail == "newab");
}

TEST_CASE("later stages may be left out, and then what they find cannot be asked for", "[pipeline]") {
  const auto only_steps = Pipeline{Step{'a'}}.fit(Token{"x"});
  CHECK(only_steps.observations().trail == "xa");
  static_assert(!HasDendrogram<decltype(only_steps)> && !HasPartition<decltype(only_steps)>);

  const auto only_tree = Pipeline{Cluster{}}.fit(Token{"x"});
  CHECK(only_tree.dendrogram().trail == "xT");
  CHECK(only_tree.transform(Token{"new"}).trail == "new");
  static_assert(HasDendrogram<decltype(only_tree)> && !HasPartition<decltype(only_tree)>);

  const auto no_judge = Pipeline{Cluster{}, Cutting{}}.fit(Token{"x"});
  CHECK(no_judge.partition().trail == "xTC");
  static_assert(HasPartition<decltype(no_judge)>);
}

TEST_CASE("stages that take an execution are given it", "[pipeline]") {
  int transform_threads = 0;
  const auto fitted = Pipeline{TakesExecution{&transform_threads}}.fit(Token{"x"}, {.threads = 7});
  CHECK(fitted.transformer<0>().fit_threads == 7);
  CHECK(transform_threads == 7);
  CHECK(fitted.transform(Token{"new"}, {.threads = 3}).trail == "new");
  CHECK(transform_threads == 3);

  int cut_threads = 0;
  CHECK(Pipeline{Cluster{}, CutTakesExecution{&cut_threads}}
            .fit(Token{"x"}, {.threads = 5})
            .partition()
            .trail == "xTC");
  CHECK(cut_threads == 5);
}

TEST_CASE("a stop is seen between two stages, and none after it runs", "[pipeline][cancel]") {
  struct Stopping {
    std::stop_source source;
    Stopping fit(const Token&) const { return *this; }
    Token transform(const Token& in) const {
      std::stop_source(source).request_stop();
      return in;
    }
  };
  struct Noting {
    bool* ran;
    Noting fit(const Token&) const {
      *ran = true;
      return *this;
    }
    Token transform(const Token& in) const { return in; }
  };
  bool before = false, after = false;
  std::stop_source source;
  CHECK_THROWS_AS((Pipeline{Noting{&before}, Stopping{source}, Noting{&after}}.fit(
                      Token{}, {.stop = source.get_token()})),
                  cancelled_error);
  CHECK(before);
  CHECK_FALSE(after);
}

TEST_CASE("shipped stages in a pipeline give what they give one by one", "[pipeline]") {
  const Matrix<double> x = scattered(60, 4, 1) * 50;
  const auto fitted =
      Pipeline{StandardScaler{}, Pca<>{{.components = 2}}, Ward{}, MaxClust{4}, Silhouette{}}.fit(
          x, {.threads = 2});

  const FittedStandardScaler scaler = StandardScaler{}.fit(x);
  const Matrix<double> scaled = scaler.transform(x);
  const auto pca = Pca<>{{.components = 2}}.fit(scaled);
  const Matrix<double> projected = pca.transform(scaled);
  const Dendrogram tree = linkage(projected, Ward{});
  const Partition partition = cut_maxclust(tree, 4);
  CHECK(fitted.observations() == projected);
  CHECK(fitted.transformer<FittedStandardScaler>().means() == scaler.means());
  CHECK(fitted.dendrogram() == tree);
  CHECK(fitted.partition() == partition);
  CHECK(fitted.evaluation<SilhouetteResult>().values == silhouette(projected, partition).values);

  const Matrix<double> unseen = scattered(5, 4, 2) * 50;
  CHECK(fitted.transform(unseen) == pca.transform(scaler.transform(unseen)));
  CHECK(Pipeline{StandardScaler{}, Linkage{Method::average}, ExactClusters{3}}.fit(x).partition() ==
        cut_exact(linkage(scaled, Average{}), 3));
}

TEST_CASE("the errors of a stage come through, and a pipeline can be fitted again", "[pipeline]") {
  const Pipeline pipeline{StandardScaler{}, Complete{}, MaxClust{2}};
  CHECK_THROWS_AS(pipeline.fit(Matrix<double>(0, 2)), data_error);
  CHECK_THROWS_AS((Pipeline{Ward{}, MaxClust{0}}.fit(scattered(5, 2, 1))), parameter_error);
  CHECK_THROWS_AS((Pipeline{Ward{}, MaxClust{2}}.fit(scattered(2000, 2, 1), {.max_memory = 1000})),
                  memory_limit_error);
  const Matrix<double> x = scattered(20, 2, 1);
  CHECK(pipeline.fit(x).partition() == pipeline.fit(x).partition());
  CHECK(pipeline.fit(scattered(1, 2, 1)).partition() == Partition{{0}, 1});
}
