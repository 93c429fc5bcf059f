using LapeKnowledge.Umbraco.Scoping;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace LapeKnowledge.Umbraco.Schema;

internal sealed class MemberTypeRepository(SchemaStore schema, ScopedDatabase database, TimeProvider time, StoredContentTypeMapper mapper, ContentConsequences consequences)
    : ContentTypeRepositoryBase<IMemberType>(schema, database, time, mapper, consequences), IMemberTypeRepository
{
    protected override IEnumerable<IMemberType> Shared => Schema.Current.MemberTypes;

    protected override Guid ObjectType => Constants.ObjectTypes.MemberType;
}
