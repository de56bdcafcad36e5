// mediasoup-worker names its hash tables ankerl::unordered_dense, a library that Debian 12 does not carry. Only the
// names are needed: the worker relies on nothing that the standard containers do not give.
#ifndef SMART_TRIAGE_ANKERL_UNORDERED_DENSE_H
#define SMART_TRIAGE_ANKERL_UNORDERED_DENSE_H

#include <functional>
#include <unordered_map>
#include <unordered_set>

namespace ankerl::unordered_dense
{
	template<class Key>
	using hash = std::hash<Key>;

	template<class Key, class Value, class Hash = std::hash<Key>, class Equal = std::equal_to<Key>>
	using map = std::unordered_map<Key, Value, Hash, Equal>;

	template<class Key, class Hash = std::hash<Key>, class Equal = std::equal_to<Key>>
	using set = std::unordered_set<Key, Hash, Equal>;
} // namespace ankerl::unordered_dense

#endif
