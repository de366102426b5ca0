package import Diagnostics

/// The kinds of fault that a campaign can have beside those of YAML and of expressions.
package enum CampaignCodes {
  /// Every code, in the order of their ids.
  package static let all: [Diagnostic.Code] = [
    .unreadable, .outside, .wrongShape, .missingField, .unknownField, .expressionNotAllowed,
    .wrongValue,
    .campaignID, .name, .repeatedID, .input, .useCircle, .csvShape, .csvQuote, .encoding,
    .csvHeader,
    .csvBlankRow, .blankTail, .dataKey, .dataColumn, .dataCell, .noRows, .csvLineEnd, .json,
    .repeatedMember, .cutNumber, .lostZero, .caseOfKeys, .replaced, .entity, .notOneExpression,
    .emptyText, .axisValue, .notText, .slug, .label,
    .destination, .parameter,
    .pathData, .hostData, .instant, .rule, .repeatedKey, .repeatedSlug, .exclusion, .nothing,
    .notCondition, .labelCount, .tooMany,
    .inclusion, .variation, .lifecycle, .removedLabel, .hiddenInKey, .codeSetting, .codeFile,
    .move, .codeWithoutKey, .advisory, .mandatory, .hostNotAllowed, .test, .notEditable, .ownState,
    .pluginPaths, .pluginFile, .pluginName, .pluginRefusal, .pluginAnswer,
  ]
}
