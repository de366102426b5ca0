package import Diagnostics

/// The kinds of fault that a campaign can have beside those of YAML and of expressions.
package enum CampaignCodes {
  /// Every code, in the order of their ids.
  package static let all: [Diagnostic.Code] = [
    .unreadable, .wrongShape, .missingField, .unknownField, .expressionNotAllowed, .wrongValue,
    .campaignID, .name, .repeatedID, .input, .csvShape, .csvQuote, .csvEncoding, .csvHeader,
    .csvBlankRow, .blankTail, .dataKey, .dataColumn, .dataCell, .noRows, .csvLineEnd,
    .notOneExpression, .emptyText, .axisValue, .notText, .slug, .label, .destination, .parameter,
    .pathData, .hostData, .instant, .rule, .repeatedKey, .repeatedSlug, .exclusion, .nothing,
    .notCondition, .labelCount, .tooMany,
    .inclusion, .variation, .lifecycle, .removedLabel, .hiddenInKey,
  ]
}
