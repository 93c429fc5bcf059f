using System.Linq.Expressions;
using LapeKnowledge.Umbraco.Persistence.Rows;
using LapeKnowledge.Umbraco.Querying;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Querying;

namespace LapeKnowledge.Umbraco.Administration;

/// <summary>
/// Rewrites conditions over <see cref="IAuditItem"/> to the rows. Three members differ: <c>Id</c> is the id of what the entry is about, <c>AuditType</c>
/// is stored by name, and dates may be compared as <see cref="DateTimeOffset"/>, which the databases do not know.
/// </summary>
internal sealed class AuditConditions : ExpressionVisitor
{
    private readonly ParameterExpression _model;
    private readonly ParameterExpression _row = Expression.Parameter(typeof(AuditRow), "row");

    private AuditConditions(ParameterExpression model) => _model = model;

    public static IQueryable<AuditRow> Apply(IQueryable<AuditRow> rows, IQuery<IAuditItem>? query)
        => ExpressionQuery<IAuditItem>.ConditionsOf(query).Aggregate(rows, (filtered, condition) => filtered.Where(Translate(condition)));

    private static Expression<Func<AuditRow, bool>> Translate(LambdaExpression condition)
    {
        var translator = new AuditConditions(condition.Parameters[0]);
        return Expression.Lambda<Func<AuditRow, bool>>(translator.Visit(condition.Body), translator._row);
    }

    protected override Expression VisitBinary(BinaryExpression node)
        => Compare(node.NodeType, node.Left, node.Right) ?? Compare(Mirror(node.NodeType), node.Right, node.Left) ?? base.VisitBinary(node);

    protected override Expression VisitMember(MemberExpression node)
    {
        if (MemberOfModel(node) is not { } name)
        {
            return base.VisitMember(node);
        }
        return Expression.Property(_row, name == nameof(IAuditItem.Id) ? nameof(AuditRow.ObjectId) : name);
    }

    private BinaryExpression? Compare(ExpressionType comparison, Expression member, Expression value)
    {
        return MemberOfModel(Unconverted(member)) switch
        {
            nameof(IAuditItem.AuditType) => Expression.MakeBinary(comparison, Column(nameof(AuditRow.AuditType)), Expression.Constant(AuditTypeName(Evaluate(value)))),
            nameof(IAuditItem.CreateDate) when Evaluate(value) is { } date => Expression.MakeBinary(comparison, Column(nameof(AuditRow.CreateDate)), Expression.Constant(Utc(date))),
            _ => null,
        };

        MemberExpression Column(string name) => Expression.Property(_row, name);
    }

    private string? MemberOfModel(Expression expression)
        => expression is MemberExpression { Expression: { } owner } member && Unconverted(owner) == _model ? member.Member.Name : null;

    private static Expression Unconverted(Expression expression)
        => expression is UnaryExpression { NodeType: ExpressionType.Convert } convert ? Unconverted(convert.Operand) : expression;

    private static object? Evaluate(Expression value) => Expression.Lambda(value).Compile().DynamicInvoke();

    private static string AuditTypeName(object? value) => ((AuditType)Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture)).ToString();

    private static DateTime Utc(object date) => date is DateTimeOffset offset ? offset.UtcDateTime : (DateTime)date;

    private static ExpressionType Mirror(ExpressionType comparison) => comparison switch
    {
        ExpressionType.LessThan => ExpressionType.GreaterThan,
        ExpressionType.LessThanOrEqual => ExpressionType.GreaterThanOrEqual,
        ExpressionType.GreaterThan => ExpressionType.LessThan,
        ExpressionType.GreaterThanOrEqual => ExpressionType.LessThanOrEqual,
        _ => comparison,
    };
}
