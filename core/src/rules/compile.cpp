#include <algorithm>

#include "rules/condition.hpp"
#include "rules/operators.hpp"

namespace guichet::rules {
namespace {

bool all_of_type(const std::vector<Node>& nodes, Type type) {
  return std::all_of(nodes.begin(), nodes.end(), [=](const Node& node) { return node.type == type; });
}

bool is_well_typed(Operands operands, const std::vector<Node>& arguments) {
  switch (operands) {
    case Operands::kBooleans: return all_of_type(arguments, Type::kBoolean);
    case Operands::kNumbers: return all_of_type(arguments, Type::kNumber);
    case Operands::kStrings: return all_of_type(arguments, Type::kString);
    case Operands::kList: return all_of_type(arguments, Type::kStringList);
    case Operands::kSameScalars:
      return all_of_type(arguments, arguments[0].type) && arguments[0].type != Type::kStringList;
    case Operands::kMembership:
      return arguments[0].type == Type::kString &&
             (arguments[1].type == Type::kString || arguments[1].type == Type::kStringList);
    case Operands::kName: return true;
  }
  return false;
}

class Compiler {
 public:
  explicit Compiler(const Schema& schema) : schema_(schema) {}

  Result<Node> compile(const Json& source, const std::string& pointer, std::size_t depth) {
    if (depth > kMaxConditionDepth) return Error{Errc::kRulesTooDeep, pointer};
    if (++nodes_ > kMaxConditionNodes) return Error{Errc::kRulesTooLarge, pointer};
    if (!source.is_object()) return compile_literal(source, pointer);
    if (source.size() != 1) return Error{Errc::kRulesUnknownOperator, pointer};
    return compile_operation(source, pointer, depth);
  }

 private:
  static Result<Node> compile_literal(const Json& source, const std::string& pointer) {
    if (source.is_boolean()) return Node{Operator::kLiteral, Type::kBoolean, source.get<bool>(), {}};
    if (source.is_number()) return Node{Operator::kLiteral, Type::kNumber, source.get<double>(), {}};
    if (source.is_string()) return Node{Operator::kLiteral, Type::kString, source.get<std::string>(), {}};
    if (source.is_array()) return compile_list(source, pointer);
    return Error{Errc::kRulesTypeMismatch, pointer};
  }

  static Result<Node> compile_list(const Json& source, const std::string& pointer) {
    std::vector<std::string> strings;
    for (const Json& element : source) {
      if (!element.is_string()) return Error{Errc::kRulesTypeMismatch, append_pointer(pointer, strings.size())};
      strings.push_back(element.get<std::string>());
    }
    return Node{Operator::kLiteral, Type::kStringList, std::move(strings), {}};
  }

  Result<Node> compile_operation(const Json& source, const std::string& pointer, std::size_t depth) {
    const std::string& name = source.begin().key();
    const Json& given = source.begin().value();
    const std::string place = append_pointer(pointer, name);
    const OperatorDescription* description = find_operator(name);
    if (description == nullptr) return Error{Errc::kRulesUnknownOperator, place};
    const std::size_t count = given.is_array() ? given.size() : 1;
    if (count < description->fewest || count > description->most) return Error{Errc::kRulesArgumentCount, place};
    if (description->operands == Operands::kName) return compile_name(*description, given, place);

    Node node{description->operation, description->result, {}, {}};
    for (std::size_t i = 0; i < count; ++i) {  // a lone argument may stand without its array
      const std::string argument_place = given.is_array() ? append_pointer(place, i) : place;
      auto argument = compile(given.is_array() ? given[i] : given, argument_place, depth + 1);
      if (!argument) return argument.error();
      node.arguments.push_back(*std::move(argument));
    }
    if (!is_well_typed(description->operands, node.arguments)) return Error{Errc::kRulesTypeMismatch, place};
    return node;
  }

  Result<Node> compile_name(const OperatorDescription& description, const Json& given, const std::string& place) {
    const Json& name = given.is_array() ? given[0] : given;
    if (!name.is_string()) return Error{Errc::kRulesTypeMismatch, place};
    Node node{description.operation, description.result, name.get<std::string>(), {}};
    const auto& text = name.get_ref<const std::string&>();
    if (description.operation == Operator::kFinding) {
      if (!find_code(text)) return Error{Errc::kRulesUnknownCode, place};
      return node;
    }
    const auto declared = schema_.find(text);
    if (declared == schema_.end()) return Error{Errc::kRulesUnknownVariable, place};
    if (description.operation == Operator::kVariable) node.type = declared->second;
    return node;
  }

  const Schema& schema_;
  std::size_t nodes_ = 0;
};

}  // namespace

Result<Node> compile_expression(const Json& source, std::string_view pointer, const Schema& schema) {
  return Compiler(schema).compile(source, std::string(pointer), 1);
}

Result<Node> compile_condition(const Json& source, std::string_view pointer, const Schema& schema) {
  auto node = compile_expression(source, pointer, schema);
  if (node && node->type != Type::kBoolean) return Error{Errc::kRulesNotACondition, std::string(pointer)};
  return node;
}

}  // namespace guichet::rules
