using System.Collections;
using System.Linq.Expressions;
using Umbraco.Cms.Core.Persistence.Querying;

namespace LapeKnowledge.Umbraco.Querying;

/// <summary>Keeps the conditions as expressions; a repository rewrites them to its rows, or compiles them for objects in memory.</summary>
internal sealed class ExpressionQuery<T> : IQuery<T>
{
    private readonly List<Expression<Func<T, bool>>> _conditions = [];

    public IReadOnlyList<Expression<Func<T, bool>>> Conditions => _conditions;

    public static IReadOnlyList<Expression<Func<T, bool>>> ConditionsOf(IQuery<T>? query) => query switch
    {
        null => [],
        ExpressionQuery<T> own => own.Conditions,
        _ => throw new ArgumentException($"The query was not created by {ICoreScopeProviderName}.CreateQuery.", nameof(query)),
    };

    public IQuery<T> Where(Expression<Func<T, bool>> predicate)
    {
        _conditions.Add(predicate);
        return this;
    }

    public IQuery<T> WhereIn(Expression<Func<T, object>> fieldSelector, IEnumerable? values)
    {
        _conditions.Add(Contains(fieldSelector, values, negate: false));
        return this;
    }

    public IQuery<T> WhereNotIn(Expression<Func<T, object>> fieldSelector, IEnumerable? values)
    {
        _conditions.Add(Contains(fieldSelector, values, negate: true));
        return this;
    }

    public IQuery<T> WhereAny(IEnumerable<Expression<Func<T, bool>>> predicates)
    {
        var item = Expression.Parameter(typeof(T), "item");
        var any = predicates
            .Select(p => new ParameterReplacer(p.Parameters[0], item).Visit(p.Body))
            .Aggregate((Expression?)null, (left, right) => left is null ? right : Expression.OrElse(left, right));
        if (any is not null)
        {
            _conditions.Add(Expression.Lambda<Func<T, bool>>(any, item));
        }
        return this;
    }

    public IEnumerable<Tuple<string, object[]>> GetWhereClauses()
        => throw new NotSupportedException("Queries are kept as expressions here; there are no SQL clauses to give.");

    private const string ICoreScopeProviderName = "ICoreScopeProvider";

    private static Expression<Func<T, bool>> Contains(Expression<Func<T, object>> selector, IEnumerable? values, bool negate)
    {
        var member = selector.Body is UnaryExpression { NodeType: ExpressionType.Convert } boxed ? boxed.Operand : selector.Body;
        var items = (values ?? Array.Empty<object>()).Cast<object>().ToArray();
        var array = Array.CreateInstance(member.Type, items.Length);
        for (var i = 0; i < items.Length; i++)
        {
            array.SetValue(items[i], i);
        }
        Expression body = Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [member.Type], Expression.Constant(array), member);
        return Expression.Lambda<Func<T, bool>>(negate ? Expression.Not(body) : body, selector.Parameters);
    }
}

internal sealed class ParameterReplacer(ParameterExpression from, Expression to) : ExpressionVisitor
{
    protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
}
