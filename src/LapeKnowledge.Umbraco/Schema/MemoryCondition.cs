using System.Linq.Expressions;
using LapeKnowledge.Umbraco.Querying;
using Umbraco.Cms.Core.Persistence;
using Umbraco.Cms.Core.Persistence.Querying;

namespace LapeKnowledge.Umbraco.Schema;

/// <summary>
/// Compiles a condition of <c>IQuery</c> for objects in memory as a database would answer it: names compare without regard to case, a null
/// text matches nothing, and the SQL helpers of Umbraco, which throw when they are called, do what they say.
/// </summary>
internal sealed class MemoryCondition : ExpressionVisitor
{
    public static Func<T, bool> Compile<T>(Expression<Func<T, bool>> condition)
        => ((Expression<Func<T, bool>>)new MemoryCondition().Visit(condition)).Compile();

    /// <returns>Those of some objects that all conditions of a query hold for; all of them without a query.</returns>
    public static IEnumerable<T> Filter<T>(IEnumerable<T> items, IQuery<T>? query)
        => ExpressionQuery<T>.ConditionsOf(query).Aggregate(items, (left, condition) => left.Where(Compile(condition)));

    protected override Expression VisitBinary(BinaryExpression node)
    {
        if (node.NodeType is not (ExpressionType.Equal or ExpressionType.NotEqual) || node.Left.Type != typeof(string))
        {
            return base.VisitBinary(node);
        }
        Expression equal = Call(nameof(Equal), Visit(node.Left), Visit(node.Right));
        return node.NodeType == ExpressionType.Equal ? equal : Expression.Not(equal);
    }

    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        if (node.Method.DeclaringType == typeof(SqlExpressionExtensions))
        {
            var arguments = node.Arguments.Select(a => Visit(a)!).ToArray();
            return node.Method.Name switch
            {
                nameof(SqlExpressionExtensions.SqlStartsWith) => Call(nameof(StartsWith), arguments[0], arguments[1]),
                nameof(SqlExpressionExtensions.SqlEndsWith) => Call(nameof(EndsWith), arguments[0], arguments[1]),
                nameof(SqlExpressionExtensions.SqlContains) => Call(nameof(Contains), arguments[0], arguments[1]),
                nameof(SqlExpressionExtensions.SqlEquals) => Call(nameof(Equal), arguments[0], arguments[1]),
                nameof(SqlExpressionExtensions.SqlIn) => Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), node.Method.GetGenericArguments(), arguments),
                nameof(SqlExpressionExtensions.SqlNullableEquals) => Expression.Equal(Expression.Coalesce(arguments[0], arguments[2]), Expression.Coalesce(arguments[1], arguments[2])),
                _ => throw new NotSupportedException($"{node.Method.Name} is not evaluated."),
            };
        }
        if (node.Method.DeclaringType == typeof(string) && node.Object is not null && node.Arguments is [{ } argument, ..] && argument.Type == typeof(string)
            && node.Method.Name is nameof(string.StartsWith) or nameof(string.EndsWith) or nameof(string.Contains))
        {
            return Call(node.Method.Name, Visit(node.Object)!, Visit(node.Arguments[0])!);
        }
        return base.VisitMethodCall(node);
    }

    private static MethodCallExpression Call(string method, Expression text, Expression value)
        => Expression.Call(typeof(MemoryCondition), method, null, text, value);

    private static bool Equal(string? text, string? value) => string.Equals(text, value, StringComparison.OrdinalIgnoreCase);

    private static bool StartsWith(string? text, string? value) => value is not null && text?.StartsWith(value, StringComparison.OrdinalIgnoreCase) == true;

    private static bool EndsWith(string? text, string? value) => value is not null && text?.EndsWith(value, StringComparison.OrdinalIgnoreCase) == true;

    private static bool Contains(string? text, string? value) => value is not null && text?.Contains(value, StringComparison.OrdinalIgnoreCase) == true;
}
